package io.ballast.cli;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import io.ballast.common.bundle.ShardSource;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Holds the code against the reading order of ARCHITECTURE.md: a package uses only packages above it. */
class PackageOrderTest {
    private static final String ROOT = "io.ballast.";
    private static final Pattern LIST = Pattern.compile("(?ms)^## Packages, in reading order$(.*?)^## ");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([a-z0-9.]+)` \\|");

    private static final String LOCAL_FILES =
            "io.ballast.(common.bundle.(Local.*|DurableFiles|Shard(Input|Sink|Source))|generator.GenerationOptions)";

    private static final JavaClasses CLASSES = ProjectClasses.ALL;

    private static List<String> order = List.of();

    @BeforeAll
    static void read() throws IOException {
        Matcher list = LIST.matcher(Files.readString(Repository.ROOT.resolve("ARCHITECTURE.md")));
        assertThat(list.find()).isTrue();
        order = ROW.matcher(list.group(1)).results().map(row -> row.group(1)).toList();
    }

    @Test
    void aPackageUsesOnlyPackagesAboveIt() {
        Set<String> upwards = new TreeSet<>();
        for (JavaClass from : CLASSES) {
            for (Dependency dependency : from.getDirectDependenciesFromSelf()) {
                String target = dependency.getTargetClass().getPackageName();
                if (target.startsWith(ROOT) && place(target) > place(from.getPackageName())) {
                    upwards.add(dependency.getDescription());
                }
            }
        }
        assertThat(upwards)
                .as("uses of a package that stands further down in ARCHITECTURE.md, \"Packages, in reading order\"")
                .isEmpty();
    }

    @Test
    void theLoaderKnowsNeitherSpecNorGenerator() {
        nothingIn("io.ballast.loader..")
                .knows("io.ballast.spec..", "io.ballast.datapackage..", "io.ballast.generator..");
    }

    @Test
    void theGeneratorKnowsNoDatabase() {
        nothingIn("io.ballast.generator..").knows("java.sql..", "org.postgresql..", "io.ballast.loader..");
        nothingIn("io.ballast.common..", "io.ballast.spec..", "io.ballast.datapackage..")
                .knows("java.sql..", "org.postgresql..");
    }

    @Test
    void plansOpenNoConnection() {
        nothingIn("io.ballast.loader.plan..", "io.ballast.generator.plan..", "io.ballast.bench.plan..")
                .knows("java.sql..", "org.postgresql..");
    }

    @Test
    void draftsOfSpecsAskNoServer() {
        nothingIn("io.ballast.introspect.draft..", "io.ballast.introspect.fit..", "io.ballast.introspect.sql..")
                .knows("java.sql..", "org.postgresql..", "io.ballast.generator..");
    }

    @Test
    void onlyTheCommandLineKnowsPicocliAndProgressBars() {
        nothingIn(
                        "io.ballast.common..",
                        "io.ballast.spec..",
                        "io.ballast.datapackage..",
                        "io.ballast.generator..",
                        "io.ballast.loader..",
                        "io.ballast.introspect..",
                        "io.ballast.embedded..",
                        "io.ballast.bench..",
                        "io.ballast.testkit..")
                .knows("picocli..", "me.tongfei..");
    }

    /** A source says itself what sets it apart; code that asks for its class forgets the next one. */
    @Test
    void nobodyAsksForTheClassOfASource() {
        List<String> questions = CLASSES.stream()
                .flatMap(asking -> asking.getInstanceofChecks().stream())
                .filter(check -> check.getRawType().isAssignableTo(ShardSource.class))
                .map(String::valueOf)
                .toList();
        assertThat(questions).isEmpty();
    }

    /** So that a bundle can lie elsewhere than in a directory: only the local implementations, and what names one, know of files. */
    @Test
    void bundlesAreReadAndWrittenThroughTheirSeams() {
        noClasses()
                .that()
                .resideInAnyPackage("io.ballast.common.bundle..", "io.ballast.generator..")
                .and()
                .haveNameNotMatching(LOCAL_FILES)
                .should()
                .dependOnClassesThat(resideInAPackage("java.nio.file..").or(equivalentTo(FileChannel.class)))
                .check(CLASSES);
    }

    @Test
    void readsTheClassesOfEveryModule() {
        assertThat(CLASSES.stream().map(JavaClass::getPackageName).distinct())
                .contains(
                        "io.ballast.common.bundle",
                        "io.ballast.spec",
                        "io.ballast.datapackage",
                        "io.ballast.generator",
                        "io.ballast.loader",
                        "io.ballast.introspect",
                        "io.ballast.embedded",
                        "io.ballast.bench.run",
                        "io.ballast.testkit");
    }

    private static Rule nothingIn(String... packages) {
        return targets -> noClasses()
                .that()
                .resideInAnyPackage(packages)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(targets)
                .check(CLASSES);
    }

    private interface Rule {
        void knows(String... targets);
    }

    private static int place(String packageName) {
        int place = order.indexOf(packageName.substring(ROOT.length()));
        assertThat(place)
                .as("ARCHITECTURE.md, \"Packages, in reading order\", needs a row for " + packageName)
                .isNotNegative();
        return place;
    }
}
