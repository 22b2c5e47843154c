using System.Buffers;
using System.Runtime.InteropServices;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using NodaTime;
using NodaTime.Text;
using WasteFlow.Contracts.Forms;

namespace WasteFlow.Contracts;

/// <summary>The one wire format: HTTP, bus, journal and hash all write JSON like this.</summary>
public static class Wire
{
    public static readonly JsonSerializerOptions Options = Make();

    private static readonly Form<Instant> Times = (Form<Instant>)Form.Of(typeof(Instant));

    [ThreadStatic]
    private static WireWriter? writer;

    [ThreadStatic]
    private static WireWriter? trusting;

    /// <summary>The value in the wire format: the bytes that <see cref="Options"/> make of it.</summary>
    public static byte[] Bytes<T>(T value) where T : class => Bytes(value, typeof(T));

    /// <summary>The same of a type that is known at run time only.</summary>
    public static byte[] Bytes(object value, Type type) =>
        Write(writer ??= new(), value, type) is { } to ? to.Written.ToArray() : JsonSerializer.SerializeToUtf8Bytes(value, type, Options);

    /// <summary>The same in memory that is given back: a view may have megabytes, and is sent once.</summary>
    public static IMemoryOwner<byte> Borrow(object value, Type type) =>
        Write(writer ??= new(), value, type) is { } to ? new Borrowed(to.Written) : new Borrowed(JsonSerializer.SerializeToUtf8Bytes(value, type, Options));

    /// <summary>The same, but that JSON elements stand in it as they came: for those that we wrote, and where spacing does not matter.</summary>
    public static byte[] BytesOfOurs<T>(T value) where T : class =>
        Write(trusting ??= new() { TrustsElements = true }, value, typeof(T)) is { } to ? to.Written.ToArray() : JsonSerializer.SerializeToUtf8Bytes(value, Options);

    /// <summary>Reads what was written in the wire format.</summary>
    /// <exception cref="JsonException">It is none, or of another type.</exception>
    public static T? Read<T>(ReadOnlySpan<byte> bytes) where T : class =>
        TryRead<T>(bytes, out var value) ? value : JsonSerializer.Deserialize<T>(bytes, Options);

    /// <summary>The same, where the bytes are as we write them; else false, and the serialiser has to look.</summary>
    public static bool TryRead<T>(ReadOnlySpan<byte> bytes, out T value) where T : class
    {
        var reader = new WireReader(bytes, exact: false);
        return ((Form<T>)Form.Of(typeof(T))).TryRead(ref reader, out value) && reader.AtEnd;
    }

    /// <summary>The same of a type that is known at run time only.</summary>
    public static object? Read(ReadOnlySpan<byte> bytes, Type type)
    {
        var reader = new WireReader(bytes, exact: false);
        return Form.Of(type).ReadObject(ref reader, out var value) && reader.AtEnd ? value : JsonSerializer.Deserialize(bytes, type, Options);
    }

    /// <summary>Reads a value only where the bytes are those that would be written for it; null where that is not sure.</summary>
    public static object? ReadExact(ReadOnlySpan<byte> bytes, Type type)
    {
        var reader = new WireReader(bytes, exact: true);
        return Form.Of(type).ReadObject(ref reader, out var value) && reader.AtEnd ? value : null;
    }

    /// <summary>An instant, as an element has it.</summary>
    public static Instant TimeOf(JsonElement text)
    {
        var reader = new WireReader(JsonMarshal.GetRawUtf8Value(text), exact: true);
        return Times.TryRead(ref reader, out var time) && reader.AtEnd ? time : text.Deserialize<Instant>(Options);
    }

    private static WireWriter? Write(WireWriter to, object value, Type type)
    {
        to.Clear();
        Form.Of(type).WriteObject(to, value);
        return to.Unsure ? null : to;
    }

    private static JsonSerializerOptions Make()
    {
        var options = new JsonSerializerOptions
        {
            PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
            NumberHandling = JsonNumberHandling.Strict,
            AllowDuplicateProperties = false,
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            RespectRequiredConstructorParameters = true,
            RespectNullableAnnotations = true,
            TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { LeaveOutNulls } },
        };
        options.Converters.Add(new PatternConverter<Instant>(InstantPattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm:ss.fff'Z'"), InstantPattern.ExtendedIso));
        options.Converters.Add(new PatternConverter<LocalDate>(LocalDatePattern.Iso, LocalDatePattern.Iso));
        options.Converters.Add(new AtomsConverter());
        return options;
    }

    private sealed class Borrowed : IMemoryOwner<byte>
    {
        private readonly byte[] buffer;
        private readonly int length;

        public Borrowed(ReadOnlySpan<byte> bytes)
        {
            (buffer, length) = (ArrayPool<byte>.Shared.Rent(bytes.Length), bytes.Length);
            bytes.CopyTo(buffer);
        }

        public Memory<byte> Memory => buffer.AsMemory(0, length);

        public void Dispose() => ArrayPool<byte>.Shared.Return(buffer);
    }

    // What is null is not written, so what may be null cannot be required.
    private static void LeaveOutNulls(JsonTypeInfo type)
    {
        foreach (var property in type.Properties)
        {
            if (property.AssociatedParameter is { IsNullable: true })
            {
                property.IsRequired = false;
            }
        }
    }
}

/// <summary>Writes a NodaTime value by one pattern and reads it by another, wider one.</summary>
public sealed class PatternConverter<T>(IPattern<T> writes, IPattern<T> reads) : JsonConverter<T>
{
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.String)
        {
            throw new JsonException($"not a {typeof(T).Name}");
        }

        var result = reads.Parse(reader.GetString()!);
        return result.Success ? result.Value : throw new JsonException($"not a {typeof(T).Name}");
    }

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
        writer.WriteStringValue(writes.Format(value));
}
