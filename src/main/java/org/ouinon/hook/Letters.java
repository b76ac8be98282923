package org.ouinon.hook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.util.LinkedHashMap;
import java.util.Map;

/** Writes messages out: what the outbox holds, and what is known beside it at this moment. */
@ApplicationScoped
class Letters {

    private static final TypeReference<LinkedHashMap<String, Object>> OBJECT = new TypeReference<>() {};

    private final Instance<Detail> details;
    private final ObjectMapper json;

    Letters(@Any Instance<Detail> details, ObjectMapper json) {
        this.details = details;
        this.json = json;
    }

    /** A claimed message, within a transaction. */
    Letter of(Message message) {
        try {
            Map<String, Object> data = json.readValue(message.data, OBJECT);
            Topic topic = Topic.of(message.topic).orElseThrow();
            details.stream().filter(detail -> detail.knows(topic)).forEach(d -> data.putAll(d.of(message.ballot)));
            Map<String, Object> body = new LinkedHashMap<>();
            body.put("type", message.topic);
            body.put("timestamp", message.happenedAt.toString());
            body.put("data", data);
            return new Letter(message.id, message.attempts + 1, json.writeValueAsString(body));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("What the outbox wrote can be read", e);
        }
    }
}
