package io.ballast.s3;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.s3.model.HeadObjectRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * The objects below one prefix, and the client that asks for them: credentials, region and proxies as the SDK finds them. The client is made at the
 * first question. Safe for use by many threads.
 */
final class Bucket {
    /** A store that says nothing for so long is asked again. */
    private static final Duration SILENCE = Duration.ofSeconds(30);

    private final S3Place place;
    private final Optional<URI> endpoint;
    private volatile @Nullable S3Client client;

    private Bucket(S3Place place, Optional<URI> endpoint) {
        this.place = place;
        this.endpoint = endpoint;
    }

    static Bucket of(String name, Optional<URI> endpoint) {
        return new Bucket(S3Place.of(name), endpoint);
    }

    S3Place place() {
        return place;
    }

    /** Asks something; failures are told in our words, with the file they are about. */
    <T> T ask(String what, String path, Function<S3Client, T> question) {
        try {
            return question.apply(client());
        } catch (SdkException e) {
            throw S3Errors.of(what, place, path, e);
        }
    }

    /** As {@link #ask}, for an answer that may be that there is no such object. */
    <T> Optional<T> find(String what, String path, Function<S3Client, T> question) {
        try {
            return Optional.of(question.apply(client()));
        } catch (S3Exception e) {
            if (e.statusCode() == 404 && !S3Errors.isMissingBucket(e)) {
                return Optional.empty();
            }
            throw S3Errors.of(what, place, path, e);
        } catch (SdkException e) {
            throw S3Errors.of(what, place, path, e);
        }
    }

    /** What the store knows of an object without its bytes. */
    Optional<HeadObjectResponse> head(String path) {
        HeadObjectRequest request = HeadObjectRequest.builder()
                .bucket(place.bucket())
                .key(place.key(path))
                .build();
        return find("read", path, s3 -> s3.headObject(request));
    }

    /**
     * The paths of objects below a prefix of paths, sorted.
     *
     * @param atMost where to stop, from 1
     */
    List<String> list(String pathPrefix, int atMost) {
        List<String> paths = new ArrayList<>();
        ListObjectsV2Request.Builder request = ListObjectsV2Request.builder()
                .bucket(place.bucket())
                .prefix(place.key(pathPrefix))
                .maxKeys(Math.min(atMost, 1000));
        boolean more = true;
        while (more && paths.size() < atMost) {
            ListObjectsV2Response answer = ask("read", "", s3 -> s3.listObjectsV2(request.build()));
            answer.contents().stream()
                    .map(S3Object::key)
                    .map(key -> key.substring(place.prefix().length()))
                    .forEach(paths::add);
            more = Boolean.TRUE.equals(answer.isTruncated());
            request.continuationToken(answer.nextContinuationToken());
        }
        return paths;
    }

    private S3Client client() {
        S3Client made = client;
        if (made == null) {
            synchronized (this) {
                made = client == null ? make() : client;
                client = made;
            }
        }
        return Objects.requireNonNull(made);
    }

    /** Checksums beside those of the transport are ours: older stores of the protocol know no others. */
    private S3Client make() {
        S3ClientBuilder builder = S3Client.builder()
                .httpClientBuilder(UrlConnectionHttpClient.builder().socketTimeout(SILENCE))
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                .region(region());
        if (endpoint.isPresent()) {
            return builder.endpointOverride(endpoint.get()).forcePathStyle(true).build();
        }
        return builder.crossRegionAccessEnabled(true).build();
    }

    /** The one that is configured; without one, the one that finds its way to all others. */
    private static Region region() {
        try {
            return new DefaultAwsRegionProviderChain().getRegion();
        } catch (SdkClientException e) {
            return Region.US_EAST_1;
        }
    }
}
