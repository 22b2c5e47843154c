using System.Buffers;
using System.Text.Json;
using System.Text.Json.Serialization;
using WasteFlow.Waste;

namespace WasteFlow.Contracts;

/// <summary>Writes a lot's roots with their grams as <see cref="PackedAtoms"/>: folds keep them by the million, and nobody else is sent any.</summary>
public sealed class AtomsConverter : JsonConverter<IReadOnlyList<Atom>>
{
    public override IReadOnlyList<Atom> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.String || reader.ValueIsEscaped)
        {
            throw new JsonException("no packed atoms");
        }

        return PackedAtoms.TryRead(reader.HasValueSequence ? reader.ValueSequence.ToArray() : reader.ValueSpan, out var atoms)
            ? atoms
            : throw new JsonException("no packed atoms");
    }

    public override void Write(Utf8JsonWriter writer, IReadOnlyList<Atom> value, JsonSerializerOptions options)
    {
        var text = new byte[PackedAtoms.LengthMax(value.Count)];
        writer.WriteStringValue(text.AsSpan(0, PackedAtoms.Write(value, text)));
    }
}
