package io.ballast.cli.command;

import io.ballast.cli.console.Console;
import io.ballast.cli.console.Interruption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.Supplier;
import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine;

/** All commands, in the order of their help. */
public final class Commands {
    private final Map<String, Supplier<CommandLine>> byName = new LinkedHashMap<>();

    public Commands(Console console, Interruption interruption) {
        byName.put("demo", () -> new CommandLine(new DemoCommand(console, interruption)));
        byName.put("fill", () -> new CommandLine(new FillCommand(console, interruption)));
        byName.put("generate", () -> new CommandLine(new GenerateCommand(console)));
        byName.put("seal", () -> new CommandLine(new SealCommand(console)));
        byName.put("materialize", () -> new CommandLine(new MaterializeCommand(console)));
        byName.put("fetch", () -> new CommandLine(new FetchCommand(console)));
        byName.put("inspect", () -> new CommandLine(new InspectCommand(console)));
        byName.put("verify", () -> new CommandLine(new VerifyCommand(console)));
        byName.put("load", () -> new CommandLine(new LoadCommand(console, interruption)));
        byName.put(
                "clone", () -> new CommandLine(new CloneCommand(console)).addSubcommand(new CloneDropCommand(console)));
        byName.put("image", () -> new CommandLine(new ImageCommand(console)));
        byName.put("server", () -> new CommandLine(new ServerCommand())
                .addSubcommand(new ServerStartCommand(console))
                .addSubcommand(new ServerStopCommand(console))
                .addSubcommand(new ServerStatusCommand(console))
                .addSubcommand(new ServerUrlCommand(console))
                .addSubcommand(new CommandLine(new ServerPsqlCommand()).setStopAtPositional(true)));
        byName.put("status", () -> new CommandLine(new StatusCommand(console)));
        byName.put("drop", () -> new CommandLine(new DropCommand(console)));
        byName.put("analyze", () -> new CommandLine(new AnalyzeCommand(console)));
        byName.put("bench", () -> new CommandLine(new BenchCommand(console, interruption))
                .addSubcommand(new BenchCompareCommand(console)));
        byName.put("spec", () -> new CommandLine(new SpecCommand())
                .addSubcommand(new SpecShowCommand(console))
                .addSubcommand(new SpecCheckCommand(console))
                .addSubcommand(new SpecFromDbCommand(console)));
        byName.put("help", () -> new CommandLine(new HelpCommand()));
        byName.put("generate-completion", () -> new CommandLine(new GenerateCompletion()));
    }

    /** Whether there is a command of this name. */
    public boolean has(String name) {
        return byName.containsKey(name);
    }

    /** Adds the commands whose names are wanted; the others are not even looked at. */
    public void addTo(CommandLine root, Predicate<String> wanted) {
        byName.forEach((name, command) -> {
            if (wanted.test(name)) {
                root.addSubcommand(name, command.get());
            }
        });
    }
}
