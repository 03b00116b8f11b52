/**
 * Expressions over the columns of a row, such as {@code round(quantity * unit_price, 2)}: text comes in, a tree goes out, and of the
 * tree what its values can be. Which columns there are, and what they hold, the caller says.
 */
@NullMarked
package io.ballast.spec.expression;

import org.jspecify.annotations.NullMarked;
