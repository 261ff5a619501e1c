using Forum.Api.Storage;
using Weasel.Core;
using Weasel.Postgresql;
using Weasel.Postgresql.Tables;

namespace Forum.Api.Comments;

/// <summary>
/// Where <see cref="CommentOrders"/> are written down. Beside the events and no view of them: nobody misses an order that is lost.
/// </summary>
public static class CommentOrderTables
{
    public static IEnumerable<ISchemaObject> All => [Orders, Ranks, new Sequence(Name("comment_order_generation"))];

    static Table Orders
    {
        get
        {
            var table = new Table(Name("comment_order"));
            table.AddColumn("generation", "bigint").AsPrimaryKey();
            table.AddColumn("thread_id", "uuid").NotNull();
            table.AddColumn("sort", "text").NotNull();
            table.AddColumn("made_at", "timestamptz").NotNull();
            table.AddColumn("kept_until", "timestamptz").NotNull();
            table.Indexes.Add(new IndexDefinition("comment_order_newest") { Columns = ["thread_id", "sort", "generation"] });
            table.Indexes.Add(new IndexDefinition("comment_order_kept") { Columns = ["kept_until"] });
            return table;
        }
    }

    // The columns by which a thread is walked, of the same names as those of views.comment: there position is a time, here a place. No index
    // begins with the generation but one that cannot lead to a row: of the newest the database has no statistics, takes it for a handful of
    // rows, and would then read all of it at each step of a walk.
    static Table Ranks
    {
        get
        {
            var table = new Table(Name("comment_rank"));
            table.AddColumn("id", "uuid").AsPrimaryKey();
            table.AddColumn("generation", "bigint").AsPrimaryKey();
            table.AddColumn("parent_key", "uuid").NotNull();
            table.AddColumn("position", "bigint").NotNull();
            table.AddColumn("number", "bigint").NotNull();
            table.AddColumn("depth", "integer").NotNull();
            table.Indexes.Add(new IndexDefinition("comment_rank_siblings") { Columns = ["parent_key", "generation", "position", "number"] });
            table.Indexes.Add(new IndexDefinition("comment_rank_generation") { Columns = ["generation"], Method = IndexMethod.brin });
            return table;
        }
    }

    static PostgresqlObjectName Name(string name) => new(ForumStore.EventSchema, name, SchemaUtils.IdentifierUsage.General);
}
