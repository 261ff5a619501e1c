using Forum.Api.Storage;
using Forum.Domain;
using Forum.Domain.Communities;
using JasperFx.Events;
using Marten;

namespace Forum.Api.Communities;

public sealed class CommunityView() : RowProjection(Table, Moderators)
{
    public static readonly ViewTable Table = new ViewTable("community")
        .Key("id", "uuid")
        .Required("number", "bigint")
        .Required("name", "text")
        .Required("name_key", "text")
        .Required("created_at", "timestamptz")
        .Unique("community_number", ["number"])
        .Unique("community_name", ["name_key"]);

    public static readonly ViewTable Moderators = new ViewTable("community_moderator")
        .Key("community_id", "uuid")
        .Key("member_id", "uuid")
        .Required("since", "timestamptz");

    protected override void Apply(IDocumentOperations operations, IEvent e)
    {
        switch (e.Data)
        {
            case CommunityFounded founded:
                operations.QueueSqlCommand(
                    "insert into views.community (id, number, name, name_key, created_at) values (?, ?, ?, ?, ?)",
                    founded.CommunityId.Value, founded.Number, founded.Name, FoldedName.Of(founded.Name), e.Timestamp);
                break;
            case ModeratorAppointed appointed:
                operations.QueueSqlCommand(
                    "insert into views.community_moderator (community_id, member_id, since) values (?, ?, ?)",
                    appointed.CommunityId.Value, appointed.Moderator.Value, e.Timestamp);
                break;
        }
    }
}
