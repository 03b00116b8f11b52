/**
 * JUnit tests on a database full of data: a spec, preset or bundle and a server → loaded once into a template database, and a copy
 * of it for each test class or method, dropped afterwards. Begin reading at {@link io.ballast.testkit.BallastDatabase}.
 */
@NullMarked
package io.ballast.testkit;

import org.jspecify.annotations.NullMarked;
