/**
 * What a load will do, decided before anything is written. The bundle, the options and what was found on the server come in;
 * one immutable {@link io.ballast.loader.plan.LoadPlan} goes out, with every statement and the reason of every choice.
 * Nothing here opens a connection or a file.
 */
@NullMarked
package io.ballast.loader.plan;

import org.jspecify.annotations.NullMarked;
