using MassTransit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace WasteFlow.Hosting;

/// <summary>What a room says it needs. All rooms of a process share one service collection, so a room adds only types of its own.</summary>
public sealed class RoomServices(string room, IServiceCollection services, HouseOptions options)
{
    private readonly List<Fold> folds = [];
    private readonly List<RoomContext> contexts = [];
    private readonly List<RoomConsumer> consumers = [];

    public string Room { get; } = room;

    public IServiceCollection Services { get; } = services;

    public HouseOptions Options { get; } = options;

    /// <summary>The read models that were added.</summary>
    public IReadOnlyList<Fold> Folds => folds;

    internal IReadOnlyList<RoomContext> Contexts => contexts;

    internal IReadOnlyList<RoomConsumer> Consumers => consumers;

    /// <summary>Adds a read model that this room keeps in its own database. Look it up with <see cref="FoldRunners"/>.</summary>
    public void AddFold(Fold fold) => folds.Add(fold);

    /// <summary>Adds a database model of the room's own; open it with <see cref="RoomDatabase"/>.</summary>
    /// <param name="durable">Whether a commit must survive the loss of power (SQLite: synchronous FULL).</param>
    public void AddDatabase<TContext>(bool durable) where TContext : DbContext =>
        contexts.Add(new(Room, typeof(TContext), durable, d => d.Open<TContext>(Room)));

    /// <summary>Adds a bus consumer at the queue of this room's name.</summary>
    public void AddConsumer<TConsumer>() where TConsumer : class, IConsumer => consumers.Add(new(Room, typeof(TConsumer)));
}

/// <summary>A database model that a room keeps.</summary>
public sealed record RoomContext(string Room, Type Context, bool Durable, Func<RoomDatabase, DbContext> Open);

/// <summary>A consumer at a room's queue.</summary>
public sealed record RoomConsumer(string Queue, Type Consumer);
