package io.ballast.common.bundle;

import java.util.List;

/** Some whole records of a shard, which stay in memory until it is known what becomes of each. */
public interface RecordPiece {
    /** How many records there are to send, numbered from 0. */
    int records();

    /** Their CSV, one after the other, in the dialect of the source; it may be longer than they are. */
    byte[] csv();

    /** Where the CSV of this record ends, and that of the next one begins. */
    int end(int record);

    /** The record as one that was refused, for this reason. */
    RefusedRecord refused(int record, String sqlState, String reason);

    /** Records among them that are not sent, since reading them has shown that they are none. */
    List<RefusedRecord> unreadable();
}
