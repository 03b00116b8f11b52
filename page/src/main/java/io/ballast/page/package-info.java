/**
 * Results as one HTML file that needs nothing else. A {@link io.ballast.page.Page}, a plain value of headings, charts and
 * tables, comes in; the text of the file goes out. Every text of a page is text: it is escaped here, once, so that no name from
 * a bundle or a database can become markup. Nothing here knows what the figures mean.
 */
@NullMarked
package io.ballast.page;

import org.jspecify.annotations.NullMarked;
