/**
 * The dataset spec: YAML comes in, checked values go out. What is wrong in a file is refused here, with the path, what was
 * found and what is allowed; past this package a spec is sound.
 */
@NullMarked
package io.ballast.common.spec;

import org.jspecify.annotations.NullMarked;
