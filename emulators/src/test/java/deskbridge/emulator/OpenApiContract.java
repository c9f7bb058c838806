package deskbridge.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A vendor's OpenAPI 3.0 file as a judge of calls: paths, query parameters, request bodies, statuses and answers. Objects
 * may hold declared fields only. What the file gets wrong on purpose of looseness is said where it is decided.
 */
public final class OpenApiContract {
    private static final String IRI = "https://contract.invalid/openapi";

    private final JsonNode document;
    private final String basePath;
    private final SchemaRegistry registry;
    private final Map<String, Schema> schemas = new ConcurrentHashMap<>();

    private OpenApiContract(JsonNode document, String basePath) {
        this.document = document;
        this.basePath = basePath;
        this.registry = SchemaRegistry.withDefaultDialect(
                SpecificationVersion.DRAFT_2020_12, builder -> builder.schemas(Map.of(IRI, document.toString())));
    }

    /**
     * Reads the file.
     *
     * @param basePath what stands before the file's paths in calls, for example {@code /api/shared/v1}
     */
    public static OpenApiContract read(Path yaml, String basePath) {
        try {
            return new OpenApiContract(OpenApiSchemas.toJsonSchema(new YAMLMapper().readTree(yaml.toFile())), basePath);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Everything wrong with these calls and their answers; calls outside the base path are passed over. */
    public List<String> violations(List<Journal.Entry> entries) {
        List<String> found = new ArrayList<>();
        entries.forEach(entry -> found.addAll(violations(entry)));
        return found;
    }

    /** Everything wrong with one call and, unless a fault produced it, its answer. */
    public List<String> violations(Journal.Entry entry) {
        Call call = entry.call();
        if (!call.path().startsWith(basePath + "/")) {
            return List.of();
        }
        String name = call.method() + " " + call.path();
        Optional<String> operation = operation(call.method(), call.path().substring(basePath.length()));
        if (operation.isEmpty()) {
            return List.of(name + ": not in the contract");
        }
        Answer answer = entry.answer();
        List<String> found = new ArrayList<>();
        // What was refused may well have been wrong: refusing it is the point.
        if (answer != null && answer.status() < 400) {
            found.addAll(queryViolations(name, operation.get(), call));
            found.addAll(requestViolations(name, operation.get(), call.body()));
        }
        if (answer != null && entry.processed()) {
            found.addAll(answerViolations(name, operation.get(), answer));
        }
        return found;
    }

    /** Everything wrong with a request body. */
    public List<String> requestViolations(String method, String path, JsonNode body) {
        String operation = operation(method, path).orElseThrow();
        return check(method + " " + path, operation + "/requestBody/content/application~1json/schema", body);
    }

    /** Everything wrong with an answer's body. */
    public List<String> answerViolations(String method, String path, int status, JsonNode body) {
        String operation = operation(method, path).orElseThrow();
        return check(
                method + " " + path, operation + "/responses/" + status + "/content/application~1json/schema", body);
    }

    /** Everything wrong with a value of a named component schema. */
    public List<String> violations(String schemaName, JsonNode value) {
        return check(schemaName, "/components/schemas/" + schemaName, value);
    }

    private List<String> queryViolations(String name, String operation, Call call) {
        List<String> found = new ArrayList<>();
        List<String> known = new ArrayList<>();
        for (JsonNode parameter : document.at(operation + "/parameters")) {
            String parameterName = parameter.path("name").asText();
            if (parameter.path("in").asText().equals("query")) {
                known.add(parameterName);
                if (parameter.path("required").asBoolean()
                        && call.query(parameterName).isEmpty()) {
                    found.add(name + ": query parameter " + parameterName + " is missing");
                }
            }
        }
        call.query().keySet().stream()
                .filter(given -> !known.contains(given))
                .forEach(given -> found.add(name + ": query parameter " + given + " is not in the contract"));
        return found;
    }

    private List<String> requestViolations(String name, String operation, Body body) {
        String schema = operation + "/requestBody/content/application~1json/schema";
        boolean declared = !document.at(schema).isMissingNode();
        if (!declared || body.isEmpty()) {
            boolean missing = document.at(operation + "/requestBody/required").asBoolean() && body.isEmpty();
            return missing
                    ? List.of(name + ": the request body is missing")
                    : !declared && !body.isEmpty()
                            ? List.of(name + ": a request body is not in the contract")
                            : List.of();
        }
        return check(name + " request", schema, Json.parse(body));
    }

    private List<String> answerViolations(String name, String operation, Answer answer) {
        String label = name + " answer " + answer.status();
        String response = operation + "/responses/" + answer.status();
        if (document.at(response).isMissingNode() || answer.status() == 403) {
            // Several statuses are said in prose only, and 403 comes in either shape of error.
            return answer.status() < 400 ? List.of(label + ": status is not in the contract") : error(label, answer);
        }
        String schema = response + "/content/application~1json/schema";
        if (document.at(schema).isMissingNode()) {
            return answer.body().isEmpty() ? List.of() : List.of(label + ": must be empty");
        }
        return check(label, schema, Json.parse(answer.body()));
    }

    private List<String> error(String label, Answer answer) {
        JsonNode body = Json.parse(answer.body());
        return violations(body.has("error") ? "OAuthError" : "ApiError", body).stream()
                .map(violation -> label + ": " + violation)
                .toList();
    }

    private List<String> check(String label, String pointer, JsonNode value) {
        Schema schema = schemas.computeIfAbsent(pointer, at -> registry.getSchema(SchemaLocation.of(IRI + "#" + at)));
        return schema.validate(value).stream()
                .map(error -> label + ": " + error.getInstanceLocation() + " " + error.getMessage())
                .toList();
    }

    /** The JSON pointer of an operation. Literal parts of a path win over parameters. */
    private Optional<String> operation(String method, String path) {
        String best = null;
        for (Map.Entry<String, JsonNode> entry : document.path("paths").properties()) {
            String template = entry.getKey();
            boolean fits = path.matches(template.replaceAll("\\{[^}]+}", "[^/]+"));
            if (fits
                    && entry.getValue().has(method.toLowerCase(Locale.ROOT))
                    && (best == null || !template.contains("{"))) {
                best = template;
            }
        }
        return Optional.ofNullable(best)
                .map(template -> "/paths/" + template.replace("~", "~0").replace("/", "~1") + "/"
                        + method.toLowerCase(Locale.ROOT));
    }
}
