package io.ballast.testkit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a field or a parameter of a test that gets the test's database: of type {@link ClonedDatabase}, {@link javax.sql.DataSource},
 * {@link java.sql.Connection}, or String for a JDBC URL with user and password in it. A connection is closed after the test, one in a
 * static field after the class.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.PARAMETER})
public @interface FromBallast {}
