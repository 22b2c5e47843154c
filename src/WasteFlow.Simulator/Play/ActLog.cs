using System.Text.Json;
using NodaTime;
using NodaTime.Text;
using WasteFlow.Simulator.City;

namespace WasteFlow.Simulator.Play;

/// <summary>Writes down every act that was asked, in order, with its answer: <c>acts.ndjson</c>.</summary>
public sealed class ActLog(Stream? stream) : IDisposable
{
    private static readonly JsonWriterOptions Options = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public void Write(long number, Instant at, Person by, string room, string act, byte[] said, bool accepted, string? code)
    {
        if (stream is null)
        {
            return;
        }

        using (var writer = new Utf8JsonWriter(stream, Options))
        {
            writer.WriteStartObject();
            writer.WriteNumber("number", number);
            writer.WriteString("at", InstantPattern.ExtendedIso.Format(at));
            writer.WriteString("by", by.Id);
            writer.WriteString("room", room);
            writer.WriteString("act", act);
            writer.WritePropertyName("said");
            WriteSaid(writer, said);
            writer.WriteString("answer", accepted ? "accepted" : "refused");
            if (code is not null)
            {
                writer.WriteString("code", code);
            }

            writer.WriteEndObject();
        }

        stream.WriteByte((byte)'\n');
    }

    public void Dispose() => stream?.Dispose();

    /// <summary>What is no JSON is written as text: it was asked like that.</summary>
    private static void WriteSaid(Utf8JsonWriter writer, byte[] said)
    {
        try
        {
            writer.WriteRawValue(said);
        }
        catch (Exception e) when (e is JsonException or ArgumentException)
        {
            writer.WriteStringValue(System.Text.Encoding.UTF8.GetString(said));
        }
    }
}
