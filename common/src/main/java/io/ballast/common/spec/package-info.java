/**
 * The dataset spec: YAML comes in, checked values go out. What is wrong in a file is refused here, with the path, what was
 * found and what is allowed; past this package a spec is sound.
 *
 * <p>The way of a spec: {@code YamlText} makes a tree of the text, {@code OverriddenSpec} changes it as the command line says,
 * the readers make drafts of tables and columns from it, {@code ReferenceResolver} fills the columns that refer to others, and
 * {@code SpecChecks} looks at the whole. {@code SpecWriter} goes back to text.
 */
@NullMarked
package io.ballast.common.spec;

import org.jspecify.annotations.NullMarked;
