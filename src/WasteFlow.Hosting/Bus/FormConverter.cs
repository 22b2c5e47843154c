using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Serialization;
using WasteFlow.Contracts;

namespace WasteFlow.Hosting;

/// <summary>
/// Carries a message in the wire format inside the bus's own envelope. Envelopes hold hundreds of acts, and reading them is what the bus takes longest for.
/// </summary>
internal sealed class FormConverter<T> : JsonConverter<T> where T : class
{
    /// <summary>Another process may be a version ahead: what it says besides is let pass.</summary>
    private static readonly JsonSerializerOptions Lenient = new(Wire.Options) { UnmappedMemberHandling = JsonUnmappedMemberHandling.Skip };

    public override T? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var message = JsonElement.ParseValue(ref reader);
        return Wire.TryRead<T>(JsonMarshal.GetRawUtf8Value(message), out var known) ? known : message.Deserialize<T>(Lenient);
    }

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteRawValue(Wire.BytesOfOurs(value), skipInputValidation: true);
}
