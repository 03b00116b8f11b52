package io.ballast.loader.postgres;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Connection service files (PostgreSQL manual, 32.17): sections of {@code keyword=value} lines under {@code [service]}. */
final class ServiceFile {
    private ServiceFile() {}

    /** The parameters of the service, by the driver's names, from the first of the files that defines it. */
    static Map<String, String> parameters(String service, List<Path> files) {
        for (Path file : files) {
            if (Files.isRegularFile(file)) {
                Map<String, String> keywords = new LinkedHashMap<>();
                if (readSection(service, file, keywords)) {
                    return checked(service, file, keywords);
                }
            }
        }
        throw DriverParameters.refused("The service \"" + service + "\" is not defined in any of: " + names(files)
                + ". Add a section [" + service + "], or name the file in PGSERVICEFILE.");
    }

    private static boolean readSection(String service, Path file, Map<String, String> keywords) {
        boolean found = false;
        int number = 0;
        for (String raw : PrivateFile.lines(file)) {
            number++;
            String line = raw.strip();
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            if (line.startsWith("[")) {
                if (found) {
                    break;
                }
                found = line.equals("[" + service + "]");
            } else if (found) {
                int equals = line.indexOf('=');
                if (equals < 1) {
                    throw DriverParameters.refused(file + ", line " + number + ": keyword=value expected");
                }
                keywords.put(
                        line.substring(0, equals).strip(),
                        line.substring(equals + 1).strip());
            }
        }
        return found;
    }

    private static Map<String, String> checked(String service, Path file, Map<String, String> keywords) {
        if (keywords.containsKey("service")) {
            throw DriverParameters.refused(
                    file + ", service \"" + service + "\": a service cannot name another service");
        }
        if (keywords.containsKey("password")) {
            PrivateFile.demandPrivate(file);
        }
        return DriverParameters.ofKeywords(keywords, file + ", service \"" + service + "\"");
    }

    private static String names(List<Path> files) {
        return String.join(", ", files.stream().map(Path::toString).toList());
    }
}
