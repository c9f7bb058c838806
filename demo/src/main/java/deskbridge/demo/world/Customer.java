package deskbridge.demo.world;

import deskbridge.emulator.telegram.TelegramPerson;

/**
 * Somebody with Telegram whom a visitor can be.
 *
 * @param app the person's Telegram
 * @param name first and last name
 * @param about the company of a customer, the department of an agent
 * @param agent is in the chat of the agents
 */
public record Customer(TelegramPerson app, String name, String about, boolean agent) {

    /** The person's id in Telegram. */
    public long id() {
        return app.id();
    }
}
