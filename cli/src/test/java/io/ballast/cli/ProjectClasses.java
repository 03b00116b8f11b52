package io.ballast.cli;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.ballast.bench.run.Benchmark;
import io.ballast.common.error.BallastException;
import io.ballast.datapackage.ExternalSource;
import io.ballast.embedded.EmbeddedServer;
import io.ballast.generator.BundleGenerator;
import io.ballast.introspect.SchemaSpec;
import io.ballast.loader.BundleLoader;
import io.ballast.page.Page;
import io.ballast.spec.reader.SpecReader;
import io.ballast.testkit.BallastDatabase;
import java.net.URL;
import java.util.List;
import java.util.stream.Stream;

/** The classes of all modules that people use, read once for all tests that look at them. */
final class ProjectClasses {
    static final JavaClasses ALL = read();

    private ProjectClasses() {}

    private static JavaClasses read() {
        // Classes of libraries are known by their names alone; looking each up would take many seconds.
        ArchConfiguration.get().setResolveMissingDependenciesFromClassPath(false);
        return new ClassFileImporter().importUrls(locations());
    }

    /** Where the modules' classes lie, as folders or as jars, by one class of each. */
    private static List<URL> locations() {
        return Stream.of(
                        BallastException.class,
                        SpecReader.class,
                        ExternalSource.class,
                        BundleGenerator.class,
                        BundleLoader.class,
                        SchemaSpec.class,
                        EmbeddedServer.class,
                        Page.class,
                        Benchmark.class,
                        BallastDatabase.class,
                        Main.class)
                .map(type -> type.getProtectionDomain().getCodeSource().getLocation())
                .toList();
    }
}
