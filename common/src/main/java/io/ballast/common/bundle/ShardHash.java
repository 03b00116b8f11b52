package io.ballast.common.bundle;

import java.security.MessageDigest;
import java.util.List;
import java.util.zip.CRC32C;

/** Decides whether the bytes of a file are those that were written; for one thread. */
interface ShardHash {
    /** What it is called in messages. */
    String name();

    void update(byte[] bytes, int offset, int length);

    /** Of all bytes so far, in lower-case hexadecimal digits; to be asked once, at the end. */
    String hex();

    /** What the descriptor states of it. */
    String expected(SourceShard shard);

    /** Those that this check goes by. */
    static List<ShardHash> of(ShardCheck check, SourceShard shard) {
        if (shard.sums().crc32c().isEmpty()) {
            return List.of(new Hash());
        }
        return switch (check) {
            case CHECKSUM -> List.of(new Checksum());
            case HASH, EVERYTHING -> List.of(new Hash(), new Checksum());
        };
    }

    /** CRC-32C. */
    final class Checksum implements ShardHash {
        private final CRC32C checksum = new CRC32C();

        @Override
        public String name() {
            return "CRC-32C";
        }

        @Override
        public void update(byte[] bytes, int offset, int length) {
            checksum.update(bytes, offset, length);
        }

        @Override
        public String hex() {
            return Crc32c.hexOf(checksum);
        }

        @Override
        public String expected(SourceShard shard) {
            return shard.sums().crc32c();
        }
    }

    /** SHA-256. */
    final class Hash implements ShardHash {
        private final MessageDigest digest = Sha256.digest();

        @Override
        public String name() {
            return "SHA-256";
        }

        @Override
        public void update(byte[] bytes, int offset, int length) {
            digest.update(bytes, offset, length);
        }

        @Override
        public String hex() {
            return Sha256.hexOf(digest);
        }

        @Override
        public String expected(SourceShard shard) {
            return shard.sha256();
        }
    }
}
