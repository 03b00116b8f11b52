package io.ballast.spark;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A driver that makes several bundles, one after the other: its arguments are those of the job, with {@code --} between two bundles. */
public final class ManyBundles {
    private ManyBundles() {}

    public static void main(String... arguments) {
        List<String> next = new ArrayList<>();
        for (String argument : Arrays.asList(arguments)) {
            if (argument.equals("--")) {
                make(next);
                next.clear();
            } else {
                next.add(argument);
            }
        }
        make(next);
        System.exit(0);
    }

    private static void make(List<String> arguments) {
        int code = Generate.run(arguments.toArray(String[]::new));
        if (code != 0) {
            System.exit(code);
        }
    }
}
