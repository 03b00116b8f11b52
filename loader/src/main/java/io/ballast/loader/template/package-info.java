/**
 * Loads a bundle once per server and copies it from there: bundle, options and a connection → a template database that is kept,
 * and a new database that is a copy of it.
 */
@NullMarked
package io.ballast.loader.template;

import org.jspecify.annotations.NullMarked;
