/**
 * Hot: values as PostgreSQL's text forms, written as bytes into an array. Numbers, UUIDs and instants come in, ASCII goes out;
 * the caller has checked that there is room.
 */
@NullMarked
package io.ballast.generator.text;

import org.jspecify.annotations.NullMarked;
