package deskbridge.admin;

import deskbridge.engine.AuditReport;
import deskbridge.store.DeadLetters;
import deskbridge.store.Journal;
import io.avaje.jsonb.Json;

/** Which records of others the admin API shows as JSON. */
@Json.Import({DeadLetters.DeadLetter.class, Journal.Step.class, AuditReport.class})
interface AdminJson {}
