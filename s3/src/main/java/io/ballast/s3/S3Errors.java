package io.ballast.s3;

import io.ballast.common.error.BallastException;
import io.ballast.common.error.ErrorCategory;
import io.ballast.common.error.Hint;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** What is said of a store that does not do what was asked. */
final class S3Errors {
    private S3Errors() {}

    /**
     * In our words.
     *
     * @param what was tried, such as {@code read}
     * @param path of the file; empty for the bundle as a whole
     */
    static BallastException of(String what, S3Place place, String path, SdkException failure) {
        String file = place.name() + path;
        if (!(failure instanceof S3Exception answer)) {
            return failed(what, file, failure);
        }
        if (isMissingBucket(answer)) {
            return new BallastException(
                    ErrorCategory.INPUT_REFUSED,
                    "cannot " + what + " " + file + ": there is no bucket " + place.bucket() + ".",
                    Hint.act("check its name, or make it"),
                    failure);
        }
        return switch (answer.statusCode()) {
            case 401, 403 ->
                new BallastException(
                        ErrorCategory.INPUT_REFUSED,
                        "cannot " + what + " " + file + ": the store does not allow it (" + code(answer) + ").",
                        Hint.act("check the credentials, and what they may do with the bucket"),
                        failure);
            case 404 ->
                new BallastException(
                        ErrorCategory.INPUT_REFUSED,
                        "cannot " + what + " " + file
                                + ": there is no such object. The bundle is refused: fetch it again or make it again.",
                        failure);
            case 409, 412 ->
                new BallastException(
                        ErrorCategory.INPUT_REFUSED,
                        "cannot " + what + " " + file + ": another run has changed it meanwhile.",
                        Hint.act("run again once nobody writes there"),
                        failure);
            default -> failed(what, file, failure);
        };
    }

    static boolean isMissingBucket(S3Exception answer) {
        return code(answer).equals("NoSuchBucket");
    }

    private static BallastException failed(String what, String file, SdkException failure) {
        return new BallastException(
                ErrorCategory.DATABASE_FAILED,
                "cannot " + what + " " + file + ": " + firstSentence(failure) + ".",
                Hint.act("see to it that the store can be reached with these credentials, and run again"),
                failure);
    }

    private static String code(S3Exception answer) {
        return answer.awsErrorDetails() == null || answer.awsErrorDetails().errorCode() == null
                ? "status " + answer.statusCode()
                : answer.awsErrorDetails().errorCode();
    }

    /** The SDK adds ids of requests to its messages, and each way to credentials that it tried. */
    private static String firstSentence(SdkException failure) {
        String message = String.valueOf(failure.getMessage());
        return message.replaceFirst("(?s)( \\(Service: .*|\\. .*|: \\[.*|\\n.*)", "")
                .replaceFirst("\\.$", "");
    }
}
