package deskbridge.demo.page;

import com.fasterxml.jackson.databind.JsonNode;
import deskbridge.emulator.Body;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** What a visitor asked for, as the page sent it. */
record Wish(JsonNode json) {

    /** A file a visitor chose. */
    record Upload(String name, String type, Body content) {}

    long number(String name) {
        return json.path(name).asLong();
    }

    String text(String name) {
        return json.path(name).asText("");
    }

    boolean flag(String name) {
        return json.path(name).asBoolean();
    }

    List<Upload> files(String name) {
        List<Upload> files = new ArrayList<>();
        for (JsonNode file : json.path(name)) {
            files.add(new Upload(
                    file.path("name").asText("file"),
                    file.path("type").asText("application/octet-stream"),
                    Body.of(Base64.getDecoder().decode(file.path("content").asText("")))));
        }
        return files;
    }
}
