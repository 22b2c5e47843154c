using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using NodaTime;
using WasteFlow.Waste;

namespace WasteFlow.Contracts.Forms;

/// <summary>
/// How a type is written and read in the wire format, worked out from the format's own contract: the same bytes as the serialiser's, several times as
/// fast, since it keeps no state and asks nothing twice. Where a form is unsure it says so, and the serialiser has the last word.
/// </summary>
public abstract class Form
{
    private static readonly ConcurrentDictionary<Type, Form> Known = new();

    public static Form Of(Type type) => Known.TryGetValue(type, out var known) ? known : Known.GetOrAdd(type, Make(type));

    public abstract void WriteObject(WireWriter to, object value);

    /// <summary>False where the text is not surely what would be written for the value.</summary>
    public abstract bool ReadObject(ref WireReader from, out object? value);

    private static Form Make(Type type)
    {
        if (Nullable.GetUnderlyingType(type) is { } bare)
        {
            return Generic(typeof(OfNullable<>), bare);
        }

        if (Leaves.Of(type) is { } leaf)
        {
            return leaf;
        }

        if (type.GetInterfaces().Any(static i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(ITextId<>)))
        {
            return Generic(typeof(OfId<>), type);
        }

        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>))
        {
            return Generic(typeof(OfList<>), type.GetGenericArguments()[0]);
        }

        var contract = Wire.Options.GetTypeInfo(type);
        return contract.Kind == JsonTypeInfoKind.Object && !type.IsAbstract && RecordContract.Of(contract) is { } record
            ? (Form)Activator.CreateInstance(typeof(OfRecord<>).MakeGenericType(type), record)!
            : Generic(typeof(Unknown<>), type);
    }

    private static Form Generic(Type form, Type of) => (Form)Activator.CreateInstance(form.MakeGenericType(of))!;
}

/// <inheritdoc/>
public abstract class Form<T> : Form
{
    public abstract void Write(WireWriter to, T value);

    public abstract bool TryRead(ref WireReader from, out T value);

    public override void WriteObject(WireWriter to, object value) => Write(to, (T)value);

    public override bool ReadObject(ref WireReader from, out object? value)
    {
        var read = TryRead(ref from, out var typed);
        value = typed;
        return read;
    }
}

/// <summary>What only the serialiser knows.</summary>
internal sealed class Unknown<T> : Form<T>
{
    public override void Write(WireWriter to, T value) => to.Unsure = true;

    public override bool TryRead(ref WireReader from, out T value)
    {
        value = default!;
        return false;
    }
}

internal sealed class OfNullable<T> : Form<T?> where T : struct
{
    private readonly Form<T> inner = (Form<T>)Of(typeof(T));

    public override void Write(WireWriter to, T? value) => inner.Write(to, value!.Value);

    public override bool TryRead(ref WireReader from, out T? value)
    {
        var read = inner.TryRead(ref from, out var bare);
        value = bare;
        return read;
    }
}

internal sealed class OfList<T> : Form<IReadOnlyList<T>>
{
    private readonly Form<T> inner = (Form<T>)Of(typeof(T));

    public override void Write(WireWriter to, IReadOnlyList<T> value)
    {
        to.Raw((byte)'[');
        for (var i = 0; i < value.Count; i++)
        {
            if (i > 0)
            {
                to.Raw((byte)',');
            }

            if (value[i] is { } element)
            {
                inner.Write(to, element);
            }
            else
            {
                to.Unsure = true;
            }
        }

        to.Raw((byte)']');
    }

    public override bool TryRead(ref WireReader from, out IReadOnlyList<T> value)
    {
        value = [];
        if (!from.Is("["u8))
        {
            return false;
        }

        if (from.Is("]"u8))
        {
            return true;
        }

        if (!inner.TryRead(ref from, out var first))
        {
            return false;
        }

        // Most lists have one element.
        if (from.Is("]"u8))
        {
            value = [first];
            return true;
        }

        var found = new List<T> { first };
        while (from.Is(","u8))
        {
            if (!inner.TryRead(ref from, out var element))
            {
                return false;
            }

            found.Add(element);
        }

        value = found;
        return from.Is("]"u8);
    }
}
