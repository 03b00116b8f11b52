/**
 * The one exception type: a category, and findings with their subject, text and typed hint. Nothing comes in; every other package throws
 * what stands here, and each tool puts the hints into its own words.
 */
@NullMarked
package io.ballast.common.error;

import org.jspecify.annotations.NullMarked;
