package io.ballast.testkit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Gives a test class a PostgreSQL database with this dataset in it. The dataset is made and loaded once per server, into a template
 * database; each test class, or each method, gets a copy of its own, which is quicker than a load and dropped afterwards.
 *
 * <p>Tests get at their copy by parameters of the types {@link javax.sql.DataSource}, {@link java.sql.Connection} and {@link
 * ClonedDatabase}, and by parameters and fields of these types, or of type String for the JDBC URL, under {@link FromBallast}. Nested
 * classes share the copy of the class around them unless they have an annotation of their own. Classes and methods may run in
 * parallel.
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@ExtendWith(BallastExtension.class)
public @interface BallastDatabase {
    /**
     * A preset's name, a spec file, or the directory or URL of a bundle, which may be virtual. A path is looked for below the working directory, then on the class
     * path beside the test class, then at the root of the class path.
     */
    String value();

    /** Rows of tables, such as {@code "users=10k"}; of a spec only. */
    String[] rows() default {};

    /** A factor for the rows of all other root tables; of a spec only. */
    double scale() default 1;

    /** Other values in the spec, such as {@code "seed=7"} or {@code "tables.users.columns.id.value.uuid=v7"}. */
    String[] set() default {};

    /** The schema of the tables. */
    String schema() default "public";

    /** What becomes of SQL text in the dataset: checks, indexes over expressions, views. */
    SqlText sqlText() default SqlText.REFUSE;

    /** How long a copy lasts. */
    Per per() default Per.CLASS;

    /**
     * Which server: {@code testcontainers}, {@code testcontainers:IMAGE}, {@code embedded}, or a URL that begins with {@code
     * postgresql://} or {@code jdbc:postgresql://}. When empty, the system property {@code ballast.test.db} says it, then the
     * environment variable {@code BALLAST_TEST_DB}; else it is Testcontainers where its PostgreSQL module is on the class path and an
     * engine answers, else the embedded server where that is on the class path.
     */
    String server() default "";

    /** A server that the project starts itself, instead of {@link #server}; made by its constructor without parameters, once per JVM. */
    Class<? extends ServerProvider> provider() default ServerProvider.class;

    /** How long a copy lasts. */
    enum Per {
        /** One copy for all methods of the class: what one writes, the next one sees. */
        CLASS,
        /** A copy for each method. */
        METHOD
    }

    /** What becomes of SQL text in a dataset, which runs as its author wrote it. */
    enum SqlText {
        /** A dataset that has any is refused. */
        REFUSE,
        /** It is run. */
        RUN,
        /** The dataset comes without what it makes. */
        OMIT
    }
}
