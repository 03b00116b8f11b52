package io.ballast.spec.resolve;

import io.ballast.common.schema.ForeignKey;
import io.ballast.common.schema.ForeignKeyTraits;

/** What the database is to do about a reference: its foreign key, but for the columns. */
public record ReferenceKey(ForeignKey.OnDelete onDelete, ForeignKeyTraits traits) {
    static final ReferenceKey PLAIN = new ReferenceKey(ForeignKey.OnDelete.NO_ACTION, ForeignKeyTraits.NONE);
}
