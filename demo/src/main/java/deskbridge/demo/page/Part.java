package deskbridge.demo.page;

import com.fasterxml.jackson.databind.node.ObjectNode;
import deskbridge.emulator.Body;
import java.util.Map;
import java.util.Optional;

/** One system's part of the page. Thread-safe. */
interface Part {

    /** The system's name in the page's state and in the names of deeds. */
    String name();

    /** What a visitor sees of it. */
    ObjectNode show(View view);

    /** What a visitor can do there, by names. */
    Map<String, Deed> deeds();

    /** A file, asked for by an address that {@link #show} gave; empty when there is none. */
    Optional<Download> file(View asked);

    /** A file that a visitor downloads or looks at. */
    record Download(String name, Body content) {}
}
