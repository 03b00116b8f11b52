package io.ballast.cli.option;

import picocli.CommandLine.Option;

/** Whether standard output is for a program, which reads one JSON value there and nothing else. */
public final class JsonOption {
    @Option(names = "--json", order = 800, description = "Print it as JSON.")
    private boolean json;

    public boolean isJson() {
        return json;
    }
}
