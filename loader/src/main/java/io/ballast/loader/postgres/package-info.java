/**
 * The way to the server. What the user says, a service file, libpq's environment variables and {@code .pgpass} come in;
 * settings, opened sessions and errors in Ballast's own words go out. The password leaves this package towards the driver
 * only.
 */
@NullMarked
package io.ballast.loader.postgres;

import org.jspecify.annotations.NullMarked;
