-- What a page asks for again and again, and that a long record made slow.

-- What a placing authority is told of the children allocated to a social worker, the latest first, and what was answered.
create index duty_told_to_authority on kith.duty (provider_id, child_id, raised_at desc)
  where recipient in ('social-worker', 'placing-authority') and action in ('notify', 'consult', 'agree');
create index event_answers_notice on kith.event (provider_id, about_event_id) where type = 'notice.answered';
