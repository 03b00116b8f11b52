/**
 * The door, both ways: a file, a text or a preset's name comes in, and a sound {@link io.ballast.spec.DatasetSpec} goes out, or a
 * refusal with the place in the file; a spec comes in, and the resolved spec's YAML goes out.
 */
@NullMarked
package io.ballast.spec.reader;

import org.jspecify.annotations.NullMarked;
