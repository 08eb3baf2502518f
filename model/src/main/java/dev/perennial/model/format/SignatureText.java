package dev.perennial.model.format;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.perennial.model.BadInputException;
import dev.perennial.model.ModelException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A signature as MLmodel writes it: JSON texts of columns or of tensors. */
final class SignatureText {
    /** Most inputs that a tensor is taken apart into. */
    private static final int WIDEST = 100_000;

    private SignatureText() {}

    static @Nullable Signature read(@Nullable JsonNode signature) {
        if (signature == null || !signature.hasNonNull("inputs")) {
            return null;
        }
        try {
            return new Signature(
                    fields(signature.get("inputs"), "x"), fields(signature.get("outputs"), "y"));
        } catch (IOException | BadInputException e) {
            throw new ModelException("MLmodel's signature can't be read: " + e.getMessage(), e);
        }
    }

    private static List<Signature.Field> fields(@Nullable JsonNode text, String prefix)
            throws IOException {
        List<Signature.Field> fields = new ArrayList<>();
        if (text == null || text.isNull()) {
            return fields;
        }
        for (JsonNode column : ModelFiles.JSON.readTree(text.asText())) {
            if (column.path("type").asText().equals("tensor")) {
                tensor(column, prefix, fields);
            } else {
                String name = column.path("name").asText(prefix + fields.size());
                boolean optional = !column.path("required").asBoolean(true);
                fields.add(new Signature.Field(name, datatype(column.path("type")), optional));
            }
        }
        return fields;
    }

    /** A tensor [-1, n] counts as n columns named x0 … ; any other as one. */
    private static void tensor(JsonNode column, String prefix, List<Signature.Field> fields) {
        JsonNode spec = column.path("tensor-spec");
        String datatype = datatype(spec.path("dtype"));
        JsonNode shape = spec.path("shape");
        int width = shape.size() == 2 ? shape.get(1).asInt(1) : 1;
        if (width > WIDEST) {
            throw new ModelException("MLmodel's signature has " + width + " inputs");
        }
        String name = column.path("name").asText(prefix);
        for (int i = 0; i < Math.max(1, width); i++) {
            fields.add(new Signature.Field(width > 1 ? name + i : name, datatype, false));
        }
    }

    private static String datatype(JsonNode type) {
        String datatype = Datatypes.fromMlflow(type.asText());
        if (datatype == null) {
            throw new ModelException(
                    "MLmodel's signature has the type " + type.asText() + ", which is not served");
        }
        return datatype;
    }

    static ObjectNode write(Signature signature) {
        ObjectNode node = ModelFiles.JSON.createObjectNode();
        node.put("inputs", columns(signature.inputs()).toString());
        node.put("outputs", columns(signature.outputs()).toString());
        node.putNull("params");
        return node;
    }

    private static ArrayNode columns(List<Signature.Field> fields) {
        ArrayNode columns = ModelFiles.JSON.createArrayNode();
        for (Signature.Field field : fields) {
            columns.addObject()
                    .put("type", Datatypes.toMlflow(field.datatype()))
                    .put("name", field.name())
                    .put("required", !field.optional());
        }
        return columns;
    }
}
