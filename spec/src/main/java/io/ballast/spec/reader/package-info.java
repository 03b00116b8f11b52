/**
 * The door: a file, a text or a preset's name comes in, a sound {@link io.ballast.spec.DatasetSpec} goes out, or a refusal
 * with the place in the file.
 */
@NullMarked
package io.ballast.spec.reader;

import org.jspecify.annotations.NullMarked;
