package io.ballast.datapackage;

import io.ballast.common.bundle.OriginalText;
import io.ballast.common.bundle.PieceReader;
import io.ballast.common.bundle.RecordPiece;
import io.ballast.common.bundle.SourceShard;
import org.jspecify.annotations.Nullable;

/** An external file as pieces of records in our own dialect. One thread at a time. */
final class ExternalPieces implements PieceReader {
    /** Of CSV to send: so much that a transaction's savepoints cost little, so little that it can be sent again in parts. */
    private static final int PIECE_BYTES = 1 << 20;
    /** Of the file, where more of it is refused than sent, or passed over. */
    private static final int PIECE_CHARS = 1 << 21;

    private static final int PIECE_RECORDS = 1 << 16;

    private final SourceShard shard;
    private final FileRecords records;
    private Half next;
    private Half before;
    private boolean ended;

    ExternalPieces(TableFile file, SourceShard shard) {
        this.shard = shard;
        this.records = FileRecords.open(file.table(), file.index(), true);
        this.next = Half.of(file.table(), records);
        this.before = Half.of(file.table(), records);
    }

    /** A piece, and what puts records into it: one is filled while the other is at work. */
    private record Half(ExternalPiece piece, RecordTranscoder transcoder) {
        static Half of(ExternalTable table, FileRecords records) {
            ExternalPiece piece = new ExternalPiece(records);
            return new Half(piece, new RecordTranscoder(table, records, false, piece.csvText()));
        }
    }

    @Override
    public @Nullable RecordPiece next() {
        Half half = before;
        before = next;
        next = half;
        ExternalPiece piece = half.piece;
        piece.clear();
        while (!ended && !piece.isFull(PIECE_BYTES, PIECE_CHARS, PIECE_RECORDS)) {
            ended = !records.next();
            if (!ended) {
                @Nullable RecordFault fault = records.fault() == null ? half.transcoder.put() : records.fault();
                if (fault == null) {
                    piece.add();
                } else {
                    piece.addUnreadable(fault);
                }
            }
        }
        if (piece.isEmpty()) {
            records.checkUnchanged(shard.sha256());
            return null;
        }
        return piece;
    }

    @Override
    public OriginalText head() {
        return records.head();
    }

    @Override
    public void close() {
        records.close();
    }
}
