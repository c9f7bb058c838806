package deskbridge.admin;

import deskbridge.store.DeadLetters;
import deskbridge.store.Journal;
import io.avaje.jsonb.Json;

/** Which of the store's records the admin API shows as JSON. */
@Json.Import({DeadLetters.DeadLetter.class, Journal.Step.class})
interface AdminJson {}
