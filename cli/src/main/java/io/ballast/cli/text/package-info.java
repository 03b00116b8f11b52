/**
 * Results as plain text for people. Reports come in as values; tables, bars and numbers go out as strings, the same in every
 * locale. Nothing here prints.
 */
@NullMarked
package io.ballast.cli.text;

import org.jspecify.annotations.NullMarked;
