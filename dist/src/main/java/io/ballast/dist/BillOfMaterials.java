package io.ballast.dist;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Takes the hashes of our own modules out of the bill of materials. They are those of jars that nobody gets, since their classes
 * are inside one jar, and they would differ with the umask of the build.
 */
public final class BillOfMaterials {
    private BillOfMaterials() {}

    /**
     * Writes the file anew.
     *
     * @param arguments the file, and the group of our own modules
     */
    public static void main(String[] arguments) throws IOException {
        Path file = Path.of(arguments[0]);
        ObjectMapper mapper = JsonMapper.builder().build();
        JsonNode root = mapper.readTree(Files.readAllBytes(file));
        int own = 0;
        for (JsonNode component : root.path("components")) {
            if (component.path("group").asString("").equals(arguments[1])) {
                ((ObjectNode) component).remove("hashes");
                own++;
            }
        }
        if (own == 0) {
            throw new IOException(file + ": none of its components is of " + arguments[1]);
        }
        Files.writeString(file, mapper.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n");
    }
}
