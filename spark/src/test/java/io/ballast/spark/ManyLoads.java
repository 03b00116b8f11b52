package io.ballast.spark;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A driver of several loads, one after the other: its arguments are those of the job, with {@code --} between two loads. */
public final class ManyLoads {
    private ManyLoads() {}

    public static void main(String... arguments) {
        List<String> next = new ArrayList<>();
        for (String argument : Arrays.asList(arguments)) {
            if (argument.equals("--")) {
                load(next);
                next.clear();
            } else {
                next.add(argument);
            }
        }
        load(next);
        System.exit(0);
    }

    private static void load(List<String> arguments) {
        int code = Load.run(arguments.toArray(String[]::new));
        if (code != 0) {
            System.exit(code);
        }
    }
}
