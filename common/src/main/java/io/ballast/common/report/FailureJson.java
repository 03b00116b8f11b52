package io.ballast.common.report;

import io.ballast.common.error.Choice;
import io.ballast.common.error.Contrast;
import io.ballast.common.error.Finding;
import io.ballast.common.error.Subject;
import io.ballast.common.error.Wording;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Why a command failed, as JSON for programs. */
public final class FailureJson {
    private FailureJson() {}

    /**
     * One JSON object with a line end after it.
     *
     * @param command as it was called, such as {@code ballast load}
     * @param category such as {@code target refused}
     * @param message all of it, as people read it
     * @param findings each thing that is wrong; none where the message is all there is
     */
    public static String text(
            String command, int exitCode, String category, String message, List<Finding> findings, Wording wording) {
        ObjectNode root = ReportJson.begin("error");
        root.put("command", command);
        root.put("exitCode", exitCode);
        root.put("category", category);
        root.put("message", message);
        ArrayNode all = root.putArray("findings");
        findings.forEach(finding -> finding(all.addObject(), finding, wording));
        return ReportJson.text(root);
    }

    private static void finding(ObjectNode node, Finding finding, Wording wording) {
        node.put("place", place(finding.subject(), wording));
        if (finding.subject() instanceof Subject.Value value) {
            value.keys().forEach(node.putArray("path")::add);
        } else {
            node.putNull("path");
        }
        @Nullable Contrast contrast = finding.contrast();
        node.put("found", contrast == null ? null : contrast.found());
        node.put("expected", contrast == null ? null : contrast.expected());
        node.put("text", finding.text());
        node.put("hint", finding.hint().ways().isEmpty() ? null : finding.hint().text(wording));
    }

    /** The file and its line, or the option; null where the text says it. */
    private static @Nullable String place(Subject subject, Wording wording) {
        if (subject instanceof Subject.Value value) {
            return value.place();
        }
        String name = subject instanceof Choice choice ? wording.name(choice) : subject.name(wording);
        return name.isEmpty() ? null : name;
    }
}
