package deskbridge.demo.page;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Something a visitor does. */
@FunctionalInterface
interface Deed {
    /**
     * Does it.
     *
     * @return what the page is told; may be empty
     * @throws RuntimeException when it is not allowed or makes no sense; the message is shown to the visitor
     */
    ObjectNode perform(Wish wish);
}
