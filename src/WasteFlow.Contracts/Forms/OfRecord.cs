using System.Linq.Expressions;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace WasteFlow.Contracts.Forms;

/// <summary>A record's constructor and what is written of it, in order; a property that is worked out has no parameter.</summary>
internal sealed record RecordContract(ConstructorInfo Constructor, IReadOnlyList<(JsonPropertyInfo Property, ParameterInfo? Parameter)> Properties)
{
    /// <summary>Null where the serialiser does more with it than to write its properties and call its constructor with them.</summary>
    public static RecordContract? Of(JsonTypeInfo contract)
    {
        var written = contract.Properties.Where(static p => p.Get is not null).ToList();
        if (contract.PolymorphismOptions is not null || contract.OnSerializing is not null || contract.OnDeserialized is not null
            || contract.Type.GetCustomAttribute<JsonConverterAttribute>() is not null
            || contract.Type.GetConstructors() is not [var constructor]
            || written.Any(static p => p.CustomConverter is not null || p.IsExtensionData || p.NumberHandling is not null || p.AttributeProvider is not PropertyInfo))
        {
            return null;
        }

        var parameters = constructor.GetParameters();
        var properties = written.Select(p => (p, parameters.FirstOrDefault(a => a.Name == ((PropertyInfo)p.AttributeProvider!).Name && a.ParameterType == p.PropertyType))).ToList();
        return properties.Count(static p => p.Item2 is not null) == parameters.Length && properties.All(static p => p.Item2 is not null || p.p.Set is null)
            ? new(constructor, properties)
            : null;
    }
}

internal sealed class OfRecord<T> : Form<T>
{
    /// <summary>Where what is read waits for the constructor: the same boxes for each record that a thread reads, one after the other.</summary>
    [ThreadStatic]
    private static object[]? spare;

    private readonly Field[] fields;
    private readonly int parameters;
    private readonly Func<object[], T> make;

    public OfRecord(RecordContract contract)
    {
        fields = [.. contract.Properties.Select(static p =>
            (Field)Activator.CreateInstance(typeof(Field<>).MakeGenericType(typeof(T), p.Property.PropertyType), p.Property, p.Parameter)!)];
        parameters = contract.Constructor.GetParameters().Length;
        var values = Expression.Parameter(typeof(object[]));
        make = Expression.Lambda<Func<object[], T>>(
            Expression.New(contract.Constructor, contract.Constructor.GetParameters().Select(p => Expression.Field(
                Expression.Convert(Expression.ArrayIndex(values, Expression.Constant(p.Position)), typeof(StrongBox<>).MakeGenericType(p.ParameterType)),
                nameof(StrongBox<>.Value)))), values).Compile();
    }

    public override void Write(WireWriter to, T value)
    {
        to.Raw((byte)'{');
        var any = false;
        foreach (var field in fields)
        {
            any |= field.Write(to, value, any);
        }

        to.Raw((byte)'}');
    }

    public override bool TryRead(ref WireReader from, out T value)
    {
        value = default!;
        if (!from.Is("{"u8))
        {
            return false;
        }

        // A record may hold one of its own kind, which finds none to spare.
        var values = spare ?? new object[parameters];
        spare = null;
        var any = false;
        foreach (var field in fields)
        {
            if (!field.TryRead(ref from, values, ref any))
            {
                return false;
            }
        }

        if (!from.Is("}"u8))
        {
            return false;
        }

        value = make(values);
        spare = values;
        return true;
    }

    private abstract class Field
    {
        /// <summary>Whether there was anything to write.</summary>
        public abstract bool Write(WireWriter to, T record, bool any);

        /// <summary>False where it is not there and must be, or is not of its form.</summary>
        public abstract bool TryRead(ref WireReader from, object[] values, ref bool any);
    }

    private sealed class Field<TValue>(JsonPropertyInfo property, ParameterInfo? parameter) : Field
    {
        private readonly byte[] first = Encoding.UTF8.GetBytes($"\"{property.Name}\":");
        private readonly byte[] next = Encoding.UTF8.GetBytes($",\"{property.Name}\":");
        private readonly Func<T, TValue> get = Getter((PropertyInfo)property.AttributeProvider!);
        private readonly bool nullable = Nullable.GetUnderlyingType(typeof(TValue)) is not null || property.IsGetNullable;
        private readonly int position = parameter?.Position ?? -1;
        private readonly TValue? otherwise = parameter is { HasDefaultValue: true, DefaultValue: TValue said } ? said : default;

        // Null is left out; whatever is not null by default stands there.
        private readonly bool always = property.IsRequired
            || (typeof(TValue).IsValueType && Nullable.GetUnderlyingType(typeof(TValue)) is null)
            || parameter is { HasDefaultValue: true, DefaultValue: not null };

        // Looked up when first needed: a record may hold one of its own kind.
        private Form<TValue>? form;

        public override bool Write(WireWriter to, T record, bool any)
        {
            if (get(record) is not { } value)
            {
                to.Unsure |= !nullable;
                return false;
            }

            to.Raw(any ? next : first);
            (form ??= (Form<TValue>)Of(typeof(TValue))).Write(to, value);
            return true;
        }

        public override bool TryRead(ref WireReader from, object[] values, ref bool any)
        {
            var isThere = from.Is(any ? next : first);
            any |= isThere;
            var value = otherwise;
            var read = isThere ? (form ??= (Form<TValue>)Of(typeof(TValue))).TryRead(ref from, out value) : !always;
            if (position >= 0)
            {
                ((StrongBox<TValue?>)(values[position] ??= new StrongBox<TValue?>())).Value = value;
            }

            return read && (position >= 0 || !isThere || !from.Exact);
        }

        private static Func<T, TValue> Getter(PropertyInfo property)
        {
            var record = Expression.Parameter(typeof(T));
            return Expression.Lambda<Func<T, TValue>>(Expression.Property(record, property), record).Compile();
        }
    }
}
