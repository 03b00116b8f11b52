package io.ballast.cli.text;

import io.ballast.common.bundle.Verification;
import io.ballast.common.report.ReportJson;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What checking the files of a bundle has found, as JSON for programs. */
public final class VerificationJson {
    private VerificationJson() {}

    /**
     * One JSON object with a line end after it.
     *
     * @param source that was checked, as messages name it
     */
    public static String text(Verification result, String source) {
        ObjectNode root = ReportJson.begin("verify-bundle");
        root.put("subject", source);
        root.put("passed", result.passed());
        root.put("filesChecked", result.filesChecked());
        root.put("bytesChecked", result.bytesChecked());
        root.put("faultCount", result.faultCount());
        ArrayNode faults = root.putArray("faults");
        for (Verification.Fault fault : result.faults()) {
            ObjectNode node = faults.addObject();
            node.put("kind", ReportJson.word(fault.kind()));
            node.put("path", fault.path());
            node.put("message", fault.message());
        }
        return ReportJson.text(root);
    }
}
