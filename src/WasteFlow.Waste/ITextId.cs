using System.Text.Json;
using System.Text.Json.Serialization;

namespace WasteFlow.Waste;

/// <summary>An identifier that is written as one text, on the wire, in the journal and in addresses.</summary>
public interface ITextId<TSelf> where TSelf : struct, ITextId<TSelf>
{
    /// <summary>Reads the identifier; false when the text cannot be one.</summary>
    static abstract bool TryRead(string text, out TSelf id);
}

/// <summary>Writes every <see cref="ITextId{TSelf}"/> as its text; a text that cannot be one is a <see cref="JsonException"/>.</summary>
public sealed class TextIdConverter<T> : JsonConverter<T> where T : struct, ITextId<T>
{
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String && T.TryRead(reader.GetString()!, out var id)
            ? id
            : throw new JsonException($"not a {typeof(T).Name}");

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString());

    public override T ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        T.TryRead(reader.GetString()!, out var id) ? id : throw new JsonException($"not a {typeof(T).Name}");

    public override void WriteAsPropertyName(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
        writer.WritePropertyName(value.ToString()!);
}
