/**
 * Hot: what travels to the server. CSV bytes of a bundle's dialect come in, in chunks cut anywhere; bytes of PostgreSQL's
 * binary COPY format go out to a {@link io.ballast.loader.wire.WireSink}. The server then parses nothing, which is where
 * most of the time of a CSV COPY goes. Encoders of values ({@code …Encoder}) are static, work on arrays, trust their caller for room and
 * say no by {@link io.ballast.loader.wire.RefusedValue}; {@code BinaryCopyBenchmark} in module microbench measures them.
 */
@NullMarked
package io.ballast.loader.wire;

import org.jspecify.annotations.NullMarked;
