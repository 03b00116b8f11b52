/** Images of PostgreSQL servers that have a bundle's rows in them: what they are built from, and the engine that builds them. */
@NullMarked
package io.ballast.cli.image;

import org.jspecify.annotations.NullMarked;
