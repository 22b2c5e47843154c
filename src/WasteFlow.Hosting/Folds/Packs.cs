using System.Reflection;
using WasteFlow.Contracts;

namespace WasteFlow.Hosting;

/// <summary>The bytes of a document as they are stored: its own, or the wire format's.</summary>
public static class Packs
{
    internal const int MoreFollow = 0x80;
    internal const int BitsOfByte = 7;
    internal const int BitsOfLong = 64;
    internal const int BytesOfNumberMax = 10;
    internal const int NoWord = 0;
    internal const int NewWord = 1;
    internal const int KnownWords = 2;

    /// <summary>How the wire format begins. A packed document begins with a count or a word, which are never negative, and this would be.</summary>
    private const byte Wired = (byte)'{';

    [ThreadStatic]
    private static PackWriter? writer;

    /// <param name="type">As it is read again.</param>
    public static byte[] Bytes(object value, Type type) => value is IPacked packed ? Written(packed).ToArray() : Wire.Bytes(value, type);

    /// <summary>The same of a packed document, as long as this thread packs no other.</summary>
    public static ReadOnlySpan<byte> Written(IPacked document) => (writer ??= new()).Of(document);

    /// <summary>Of a document that a version before did not pack, the wire format.</summary>
    /// <exception cref="InvalidDataException">It was packed otherwise.</exception>
    public static T Read<T>(byte[] body) where T : class =>
        Form<T>.Unpack is { } unpack && body is not [Wired, ..] ? unpack(new(body)) : Wire.Read<T>(body)!;

    private static class Form<T> where T : class
    {
        /// <summary>Null for a document in the wire format.</summary>
        public static readonly Func<PackReader, T>? Unpack = typeof(T).IsAssignableTo(typeof(IPacked))
            ? typeof(T).GetMethod("Unpack", BindingFlags.Public | BindingFlags.Static)!.CreateDelegate<Func<PackReader, T>>()
            : null;
    }
}
