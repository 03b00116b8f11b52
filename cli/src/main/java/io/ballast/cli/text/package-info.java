/**
 * Results for people: reports come in as values; tables, bars and numbers go out as strings, the same in every locale, or as
 * pages with charts, in which names of tables and columns are handed on as the text they are. Nothing here prints.
 */
@NullMarked
package io.ballast.cli.text;

import org.jspecify.annotations.NullMarked;
